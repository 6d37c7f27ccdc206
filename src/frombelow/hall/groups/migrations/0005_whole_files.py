"""The whole group as one file: asked for, agreed on, fetched once."""

import django.db.models.deletion
import django.db.models.manager
import frombelow.hall.kit.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0004_hand_overs"),
    ]

    operations = [
        migrations.CreateModel(
            name="WholeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ident", models.CharField(default=frombelow.hall.kit.ids.ident, max_length=12, unique=True)),
                ("purpose", models.CharField(max_length=200)),
                ("recipient", models.CharField(blank=True, max_length=80)),
                ("needs_second", models.BooleanField()),
                ("asked_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("refused_at", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="groups.membership"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="groups.membership"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="groups.group"),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
    ]
