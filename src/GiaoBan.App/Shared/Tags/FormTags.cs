using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-errors /&gt;</c>: the summary on top of a form; each line leads to its field.</summary>
[HtmlTargetElement("gb-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTag(Text text) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(e => e.Value!.Errors.Select(error => (e.Key, error.ErrorMessage)))
            .Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-errors", "");
        output.Content.AppendHtml("<h2>").Append(text["app.errors.title", errors.Count]).AppendHtml("</h2><ul>");
        foreach (var (key, message) in errors)
        {
            output.Content.AppendHtml(key.Length == 0 ? "<li>" : $"""<li><a href="#{ModelStateMapper.IdOf(key)}">""")
                .Append(message).AppendHtml(key.Length == 0 ? "</li>" : "</a></li>");
        }

        output.Content.AppendHtml("</ul>");
    }
}

/// <summary><c>&lt;gb-field name="Input.UserName" label="…" hint="…"&gt;&lt;input gb-name="Input.UserName"&gt;&lt;/gb-field&gt;</c>: label, hint, field, error.</summary>
[HtmlTargetElement("gb-field")]
public sealed class FieldTag : TagHelper
{
    /// <summary>The field's name.</summary>
    public required string Name { get; set; }

    /// <summary>Its label.</summary>
    public required string Label { get; set; }

    /// <summary>What helps to fill it.</summary>
    public string? Hint { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ModelStateMapper.IdOf(Name);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "field");
        output.PreContent.AppendHtml($"""<label for="{id}">""").Append(Label).AppendHtml("</label>");
        if (Hint is not null)
        {
            output.PreContent.AppendHtml($"""<span class="hint" id="{id}-hint">""").Append(Hint).AppendHtml("</span>");
        }

        ErrorTag.Write(output.PreContent, ViewContext, Name);
    }
}

/// <summary><c>&lt;gb-error name="figures[3].value" /&gt;</c>: the message at a field that stands outside a <c>gb-field</c>, such as a table's cell.</summary>
[HtmlTargetElement("gb-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorTag : TagHelper
{
    /// <summary>The field's name.</summary>
    public required string Name { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        Write(output.Content, ViewContext, Name);
    }

    internal static void Write(TagHelperContent content, ViewContext view, string name)
    {
        if (view.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0)
        {
            content.AppendHtml($"""<span class="error" id="{ModelStateMapper.IdOf(name)}-error">{Icons.Svg("warn")}<span>""")
                .Append(string.Join(" ", entry.Errors.Select(e => e.ErrorMessage))).AppendHtml("</span></span>");
        }
    }
}

/// <summary><c>&lt;input gb-name="Input.UserName" value="…"&gt;</c>, also on textarea and select: sets name and id, keeps what was typed, ties the error to the field.</summary>
[HtmlTargetElement("input", Attributes = "gb-name", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "gb-name")]
[HtmlTargetElement("select", Attributes = "gb-name")]
public sealed class NamedFieldTag : TagHelper
{
    /// <summary>The field's name.</summary>
    public required string GbName { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ModelStateMapper.IdOf(GbName);
        output.Attributes.SetAttribute("name", GbName);
        output.Attributes.SetAttribute("id", id);
        ViewContext.ModelState.TryGetValue(GbName, out var entry);
        if ((entry?.AttemptedValue ?? Posted()) is { } typed && KeepsTyped(context))
        {
            KeepTyped(output, typed);
        }

        var described = output.Attributes["aria-describedby"]?.Value?.ToString();
        if (entry is { Errors.Count: > 0 })
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
            described = $"{id}-error {described}".Trim();
        }

        if (!string.IsNullOrEmpty(described))
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }
    }

    /// <summary>What a refused form held in a field that no property of the page is bound to.</summary>
    private string? Posted() =>
        !ViewContext.ModelState.IsValid && ViewContext.HttpContext.Request is { HasFormContentType: true } request && request.Form.TryGetValue(GbName, out var values)
            ? values[0]
            : null;

    private static bool KeepsTyped(TagHelperContext context) =>
        context.TagName != "select" && context.AllAttributes["type"]?.Value?.ToString() is not ("password" or "checkbox" or "radio" or "file" or "hidden");

    private static void KeepTyped(TagHelperOutput output, string typed)
    {
        if (output.TagName == "textarea")
        {
            output.Content.SetContent(typed);
        }
        else
        {
            output.Attributes.SetAttribute("value", typed);
        }
    }
}
