"""What an import touched, so that it can be undone; and the indexes that an import of a million people would pay for and nobody asks: one that
begins another, one over columns that are empty in most rows.

SQLite alters a column by making the table anew, which would drop the triggers of `people_index`: there only the indexes go.
"""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


SPARE = (
    "people_consent_by_id_0339a50f", "people_consent_group_id_d0fb864d", "people_consent_imported_id_6412ceb2", "people_consent_person_id_a757a92f",
    "people_detail_group_id_b3b5ae25", "people_detail_field_id_7e14d2fa", "people_detail_imported_id_b025893a", "people_detail_person_id_772f0806",
    "people_person_group_id_f57d44aa", "people_person_imported_id_0ad59e1e", "people_person_membership_id_92961406",
    "people_person_merged_into_id_138bbee4", "people_person_turf_id_3b17208a",
)


def drop_spare(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SPARE:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")
    else:  # for LIKE, which nobody asks of an ident
        schema_editor.execute("DROP INDEX IF EXISTS people_person_ident_4f8c2c5a_like")


class AlterField(migrations.AlterField):
    """Where the database can do it without making the table anew."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0002_purpose_of_an_invitation'),
        ('people', '0003_find_index'),
    ]

    operations = [
        migrations.RunPython(drop_spare, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Touched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(null=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'objects',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.RemoveIndex(
            model_name='consent',
            name='consent_imported',
        ),
        migrations.RemoveIndex(
            model_name='detail',
            name='detail_imported',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_imported',
        ),
        AlterField(
            model_name='consent',
            name='by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='groups.membership'),
        ),
        AlterField(
            model_name='consent',
            name='group',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group'),
        ),
        AlterField(
            model_name='consent',
            name='imported',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.import'),
        ),
        AlterField(
            model_name='consent',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        AlterField(
            model_name='detail',
            name='field',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.field'),
        ),
        AlterField(
            model_name='detail',
            name='group',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group'),
        ),
        AlterField(
            model_name='detail',
            name='imported',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.import'),
        ),
        AlterField(
            model_name='detail',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        AlterField(
            model_name='person',
            name='group',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group'),
        ),
        AlterField(
            model_name='person',
            name='imported',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.import'),
        ),
        AlterField(
            model_name='person',
            name='membership',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='groups.membership'),
        ),
        AlterField(
            model_name='person',
            name='merged_into',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        AlterField(
            model_name='person',
            name='turf',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.turf'),
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(condition=models.Q(('by', None), _negated=True), fields=['by'], name='consent_by'),
        ),
        migrations.AddIndex(
            model_name='detail',
            index=models.Index(condition=models.Q(('field', None), _negated=True), fields=['field'], name='detail_of_field'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('imported', None), _negated=True), fields=['imported'], name='person_imported'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into', None), _negated=True), fields=['merged_into'], name='person_merged'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('membership', None), _negated=True), fields=['membership'], name='person_member'),
        ),
        migrations.AddField(
            model_name='touched',
            name='imported',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.import'),
        ),
        migrations.AddField(
            model_name='touched',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='touched',
            constraint=models.UniqueConstraint(fields=('imported', 'person'), name='touched_once'),
        ),
    ]
