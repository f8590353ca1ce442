using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-flash /&gt;</c>: what the step before this page did.</summary>
[HtmlTargetElement("gb-flash", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FlashTag(ITempDataDictionaryFactory data) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Flash.Take(data.GetTempData(ViewContext.HttpContext)) is not { } flash)
        {
            output.SuppressOutput();
            return;
        }

        NoteTag.Frame(output, flash.Kind, $"note flash {flash.Kind}");
        output.Attributes.SetAttribute("role", "status");
        output.Content.Append(flash.Text);
    }
}

/// <summary><c>&lt;gb-autosave /&gt;</c> inside a <c>form data-autosave</c>: says where the draft stands (assets/autosave.ts); silent without script.</summary>
[HtmlTargetElement("gb-autosave", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AutosaveTag(Text text) : TagHelper
{
    private static readonly string[] States = ["local", "sending", "saved", "conflict", "failed", "found", "use", "drop"];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "output";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "save-state");
        output.Attributes.SetAttribute("data-save-state", "");
        foreach (var state in States)
        {
            output.Attributes.SetAttribute("data-text-" + state, text["app.autosave." + state]);
        }
    }
}

/// <summary><c>&lt;gb-ask name="figures[3].value" options="question.Options" decimals="1" /&gt;</c>: "Là 8,5 hay 85?", with a button for each (ALL-1).</summary>
/// <remarks>With script a button fills the field; without, it sends the form with <c>answer=figures[3].value=8,5</c>, which the page puts in.</remarks>
[HtmlTargetElement("gb-ask", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AskTag(Text text) : TagHelper
{
    /// <summary>The field's name.</summary>
    public required string Name { get; set; }

    /// <summary>What it may mean.</summary>
    public required IReadOnlyList<decimal> Options { get; set; }

    /// <summary>Decimals the column admits.</summary>
    public int? Decimals { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ask");
        output.Attributes.SetAttribute("id", ModelStateMapper.IdOf(Name) + "-ask");
        var parts = text["app.number.ask", "\u0001"].Split('\u0001');
        output.Content.Append(parts[0]);
        for (var i = 0; i < Options.Count; i++)
        {
            var option = VietnameseNumber.FormatForInput(Options[i], Decimals);
            output.Content.Append(i > 0 ? $" {text["app.number.or"]} " : "")
                .AppendHtml("""<button class="btn second" name="answer" value=""").AppendHtml("\"").Append($"{Name}={option}")
                .AppendHtml($"\" data-pick=\"{option}\">{option}</button>");
        }

        output.Content.Append(parts[1]);
    }
}
