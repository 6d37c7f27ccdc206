"""Exact values are found by person and by the index of words; nobody asks for a value of the whole list. Who is in no turf needs no place in the index of turfs."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0002_purpose_of_an_invitation'),
        ('people', '0007_suggestion'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='detail',
            name='detail_match',
        ),
        migrations.RemoveIndex(
            model_name='person',
            name='person_of_turf',
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into', None), models.Q(('turf', None), _negated=True)), fields=['turf', 'sort_name', 'id'], name='person_of_turf'),
        ),
    ]
