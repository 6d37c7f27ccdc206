"""Partial indexes anew, in the words that SQLite understands: from `turf_id = 3` it concludes `turf_id IS NOT NULL`, but not `NOT (turf_id IS NULL)`.

It went through the whole list for every turf, and for the row of a member.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0005_whole_files'),
        ('people', '0010_words_of_groups'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='consent',
            name='consent_by',
        ),
        migrations.RemoveIndex(
            model_name='conversation',
            name='follow_up_due',
        ),
        migrations.RemoveIndex(
            model_name='detail',
            name='detail_of_field',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_imported',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_merged',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_member',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_of_turf',
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(condition=models.Q(('by__isnull', False)), fields=['by'], name='consent_by'),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(condition=models.Q(('followed_up_at', None), ('follow_up_on__isnull', False)), fields=['follow_up_by', 'follow_up_on'], name='follow_up_due'),
        ),
        migrations.AddIndex(
            model_name='detail',
            index=models.Index(condition=models.Q(('field__isnull', False)), fields=['field'], name='detail_of_field'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into', None), ('turf__isnull', False)), fields=['turf', 'sort_name', 'id'], name='person_of_turf'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('imported__isnull', False)), fields=['imported'], name='person_imported'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='person_merged'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('membership__isnull', False)), fields=['membership'], name='person_member'),
        ),
    ]
