using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Shared;

/// <summary>What the framework itself says when a field cannot be read, in the reader's language instead of its own English.</summary>
internal sealed class ModelBindingTexts(Texts texts, IHttpContextAccessor accessor) : IConfigureOptions<MvcOptions>
{
    private Text T => texts.In(RequestLanguage.Of(accessor.HttpContext));

    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => T["app.field.missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => T["app.field.missing"]);
        messages.SetMissingKeyOrValueAccessor(() => T["app.field.missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => T["app.field.missing"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => T["app.field.unreadable", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T["app.field.unreadable", value]);
        messages.SetValueIsInvalidAccessor(value => T["app.field.unreadable", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => T["app.field.unreadable-plain"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["app.field.unreadable-plain"]);
        messages.SetValueMustBeANumberAccessor(_ => T["app.field.not-a-number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => T["app.field.not-a-number"]);
    }
}
