using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads YAML into nodes that know their place. A pack is plain data: one document, no anchors, aliases or tags.</summary>
internal sealed class PackYaml
{
    private const int DeepestNesting = 20;

    private readonly Parser _parser;
    private readonly PackIssues _issues;
    private int _depth;

    private PackYaml(string yaml, PackIssues issues) => (_parser, _issues) = (new Parser(new StringReader(yaml)), issues);

    /// <summary>The document's root; null where it cannot be read, and the issues say why.</summary>
    public static PackNode? Read(string yaml, PackIssues issues)
    {
        try
        {
            return new PackYaml(yaml, issues).Document();
        }
        catch (YamlException fault)
        {
            issues.Add("not-yaml", At(fault.Start), fault.Message);
            return null;
        }
    }

    private PackNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _issues.Add("empty", new PackMark(1, 1));
            return null;
        }

        var root = Node();
        if (root is null)
        {
            return null;
        }

        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _issues.Add("one-document", At(second.Start));
            return null;
        }

        return root;
    }

    // Null once something has been refused that makes reading on pointless.
    private PackNode? Node()
    {
        var next = _parser.Current!;
        if (next is AnchorAlias || (next is NodeEvent node && (!node.Anchor.IsEmpty || (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific))))
        {
            _issues.Add("plain-data-only", At(next.Start));
            return null;
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            var bare = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return new PackScalar(At(scalar.Start), scalar.Value.Normalize(NormalizationForm.FormC), bare);
        }

        if (++_depth > DeepestNesting)
        {
            _issues.Add("too-deep", At(next.Start), DeepestNesting);
            return null;
        }

        PackNode? read = next is SequenceStart ? List() : Map();
        _depth--;
        return read;
    }

    private PackList? List()
    {
        var start = _parser.Consume<SequenceStart>();
        List<PackNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (Node() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new PackList(At(start.Start), items);
    }

    private PackMap? Map()
    {
        var start = _parser.Consume<MappingStart>();
        List<PackEntry> entries = [];
        Dictionary<string, PackMark> seen = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                _issues.Add("plain-data-only", At(_parser.Current!.Start));
                return null;
            }

            var name = key.Value.Normalize(NormalizationForm.FormC);
            if (Node() is not { } value)
            {
                return null;
            }

            if (seen.TryAdd(name, At(key.Start)))
            {
                entries.Add(new PackEntry(name, At(key.Start), value));
            }
            else
            {
                _issues.Add("duplicate-key", At(key.Start), name, PackIssues.Number(seen[name].Line));
            }
        }

        return new PackMap(At(start.Start), entries);
    }

    private static PackMark At(Mark mark) => new(mark.Line, mark.Column);
}
