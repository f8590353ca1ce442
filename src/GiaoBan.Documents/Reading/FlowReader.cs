using System.Text;
using System.Xml;

namespace GiaoBan.Documents.Reading;

/// <summary>Turns the XML of a flowing text into lines: a paragraph is a line, the cells of a row stand in one line behind tabs where each has one.</summary>
internal sealed class FlowReader(StringBuilder text)
{
    // Words that stand in attributes: word art, descriptions, sheet and control names.
    private static readonly HashSet<string> Telling = ["string", "descr", "title", "alt", "prompt", "promptTitle", "error", "errorTitle", "displayName", "displayText"];

    private readonly Stack<StringBuilder> _open = new([new StringBuilder()]);
    private readonly Stack<List<string>> _rows = new();

    /// <summary>Reads one part to its end.</summary>
    public void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Begin(xml);
                    break;
                case XmlNodeType.EndElement:
                    End(xml.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    _open.Peek().Append(xml.Value);
                    break;
            }
        }

        while (_open.Count > 1)
        {
            Close();
        }

        text.Append(_open.Peek()).Append('\n');
    }

    private void Begin(XmlReader xml)
    {
        var (name, empty) = (xml.LocalName, xml.IsEmptyElement);
        if (name is "p" or "tc" or "txbxContent" && !empty)
        {
            _open.Push(new StringBuilder());
        }
        else if (name == "tr" && !empty)
        {
            _rows.Push([]);
        }
        else if (name is "tab" or "ptab")
        {
            _open.Peek().Append('\t');
        }
        else if (name is "br" or "cr")
        {
            _open.Peek().Append('\n');
        }
        else if (name is "noBreakHyphen" or "softHyphen")
        {
            _open.Peek().Append('-');
        }
        else if (name is "checkBox" or "checkbox")
        {
            _open.Peek().Append(' ');
        }

        while (xml.MoveToNextAttribute())
        {
            if (Telling.Contains(xml.LocalName) && xml.Value.Length > 0)
            {
                text.Append(xml.Value).Append('\n');
            }
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" or "txbxContent" when _open.Count > 1:
                Close();
                break;
            case "tc" when _open.Count > 1:
                var cell = _open.Pop().ToString().Trim('\n');
                if (_rows.Count > 0)
                {
                    _rows.Peek().Add(cell);
                }
                else
                {
                    _open.Peek().Append(cell).Append('\n');
                }

                break;
            case "tr" when _rows.Count > 0:
                var cells = _rows.Pop();
                _open.Peek().AppendJoin(cells.Exists(c => c.Contains('\n', StringComparison.Ordinal)) ? '\n' : '\t', cells).Append('\n');
                break;
            case "comment" or "footnote" or "endnote" or "title" or "subject" or "creator" or "keywords" or "description" or "category" or "lpwstr" or "lpstr" or "Manager"
                or "Company" or "contentStatus" or "lastModifiedBy" or "pt" or "v":
                _open.Peek().Append('\n');
                break;
        }
    }

    private void Close()
    {
        var line = _open.Pop();
        var outer = _open.Peek();

        // A text box stands within a paragraph; its words are a line of their own.
        outer.Append(outer.Length > 0 && outer[^1] != '\n' ? "\n" : "").Append(line).Append('\n');
    }
}
