"""Pay around instead of income; whose density stands in a county; a rate that is not on record is none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("terrain", "0002_cells")]

    operations = [
        migrations.RemoveField("cell", "place_income"),
        migrations.AddField("cell", "area_pay", models.FloatField(null=True)),
        migrations.AddField("cell", "place_density_of", models.TextField(null=True)),
        migrations.AlterField("cell", "petitions_times", models.FloatField(null=True)),
        migrations.AlterField("cell", "petitions_error", models.FloatField(null=True)),
        migrations.AlterField("cell", "charges_times", models.FloatField(null=True)),
        migrations.AlterField("cell", "charges_error", models.FloatField(null=True)),
        migrations.AlterField("cell", "recognitions_times", models.FloatField(null=True)),
        migrations.AlterField("cell", "recognitions_error", models.FloatField(null=True)),
        migrations.AlterField("cell", "strikes_times", models.FloatField(null=True)),
        migrations.AlterField("cell", "strikes_error", models.FloatField(null=True)),
    ]
