using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using NodaTime;
using Npgsql;

namespace GiaoBan.App.Hosting;

/// <summary>Keeps the keys that protect cookies and form tokens in the database: all nodes share them, and a restart signs nobody out.</summary>
internal sealed class DatabaseKeys(NpgsqlDataSource source, IClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from data_protection_keys order by created_at, key_id");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand(
            "insert into data_protection_keys (key_id, xml, created_at) values ($1, $2, $3) on conflict (key_id) do update set xml = excluded.xml");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.Parameters.AddWithValue(clock.GetCurrentInstant().ToDateTimeUtc());
        command.ExecuteNonQuery();
    }
}
