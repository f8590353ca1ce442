namespace GiaoBan.Modules.Data;

/// <summary>Where the data is.</summary>
/// <param name="DataFolder">Folder of the private PostgreSQL; used only where there is no connection string.</param>
/// <param name="ConnectionString">A PostgreSQL given by the owner; null = the program runs its own.</param>
public sealed record DatabaseOptions(string DataFolder, string? ConnectionString)
{
    /// <summary>What the command line said, else <c>GIAOBAN_DATA</c>, else <c>./data</c>; <c>GIAOBAN_CONNECTION</c>, else <c>ConnectionStrings__GiaoBan</c>.</summary>
    public static DatabaseOptions From(string? dataFolder)
    {
        var connection = Environment.GetEnvironmentVariable("GIAOBAN_CONNECTION") ?? Environment.GetEnvironmentVariable("ConnectionStrings__GiaoBan");
        return new DatabaseOptions(
            dataFolder ?? Environment.GetEnvironmentVariable("GIAOBAN_DATA") ?? "data",
            string.IsNullOrWhiteSpace(connection) ? null : connection);
    }
}
