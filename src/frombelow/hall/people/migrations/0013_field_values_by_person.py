"""The values of a field by person: see the model."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0005_whole_files'),
        ('people', '0012_words_by_hand'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='detail',
            name='detail_of_field',
        ),
        migrations.AddIndex(
            model_name='detail',
            index=models.Index(condition=models.Q(('field__isnull', False)), fields=['field', 'person'], name='detail_of_field'),
        ),
    ]
