using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace GiaoBan.App.Shared;

/// <summary>The sheet, the script and the icon, embedded at build by esbuild (assets/build.mjs) and served with their content's hash in the name.</summary>
/// <remarks>The name changes with the content, so a browser keeps a file for a year and never asks again: a slow line pays once (ALL-2).</remarks>
public sealed class PageAssets
{
    private const string Prefix = "assets/";
    private readonly FrozenDictionary<string, string> _paths;
    private readonly FrozenDictionary<string, Asset> _assets;

    /// <summary>Reads what was embedded.</summary>
    public PageAssets()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && Path.GetExtension(n) is ".css" or ".js" or ".svg")
            .Select(n => n[Prefix.Length..]).ToList();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var asset = new Asset(TypeOf(name), Read(assembly, name), Read(assembly, name + ".br"), Read(assembly, name + ".gz"));
            var hash = Convert.ToHexStringLower(SHA256.HashData(asset.Plain))[..12];
            var file = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
            paths[name] = "/assets/" + file;
            assets[file] = asset;
        }

        _paths = paths.ToFrozenDictionary(StringComparer.Ordinal);
        _assets = assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The address of a file: <c>giaoban.css</c>, <c>app.js</c>, <c>icon.svg</c>.</summary>
    /// <exception cref="KeyNotFoundException">It was not embedded.</exception>
    public string this[string name] => _paths[name];

    /// <summary>Answers <c>GET /assets/{file}</c>.</summary>
    internal IResult Serve(string file, HttpContext context)
    {
        if (!_assets.TryGetValue(file, out var asset))
        {
            return Results.NotFound();
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (body, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (asset.Brotli, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (asset.Gzip, "gzip")
            : (asset.Plain, null);
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(body, asset.Type);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The page asset {name} was not built: see the target BuildPageAssets.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };

    private sealed record Asset(string Type, byte[] Plain, byte[] Brotli, byte[] Gzip);
}
