"""An invitation says what it opens: a group joined at once, a group asked, or a group for groups."""

from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("groups", "Invitation").unscoped.filter(is_for_groups=True).update(purpose="groups")


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_groups")]
    operations = [
        migrations.AddField("invitation", "purpose", models.CharField(default="people", max_length=10)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("invitation", "is_for_groups"),
    ]
