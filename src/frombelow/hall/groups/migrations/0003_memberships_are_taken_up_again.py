"""A code by which a member of a group that came from another server takes up their membership again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0002_purpose_of_an_invitation")]
    operations = [
        migrations.AddField(
            "invitation",
            "returns",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="groups.membership"
            ),
        ),
    ]
