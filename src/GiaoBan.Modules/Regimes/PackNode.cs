namespace GiaoBan.Modules.Regimes;

/// <summary>A place in a pack: line and column, counted from 1.</summary>
internal readonly record struct PackMark(long Line, long Column);

/// <summary>A piece of a pack, with its place.</summary>
internal abstract record PackNode(PackMark Mark);

/// <summary>A word, a number, a text (in NFC); empty where nothing stands there: no text and no quotes, <c>~</c> or <c>null</c>.</summary>
internal sealed record PackScalar(PackMark Mark, string Text, bool IsEmpty) : PackNode(Mark);

/// <summary>A list.</summary>
internal sealed record PackList(PackMark Mark, IReadOnlyList<PackNode> Items) : PackNode(Mark);

/// <summary>A mapping, in the order of the file, each key once.</summary>
internal sealed record PackMap(PackMark Mark, IReadOnlyList<PackEntry> Entries) : PackNode(Mark);

/// <summary>A key and what stands under it.</summary>
internal sealed record PackEntry(string Key, PackMark Mark, PackNode Value);
