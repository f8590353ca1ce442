using System.Diagnostics.CodeAnalysis;

namespace GiaoBan.Domain;

/// <summary>What sort of refusal an <see cref="Error"/> is; each host maps a kind once (HTTP status, exit code).</summary>
public enum ErrorKind
{
    /// <summary>What was sent breaks a rule of form or content: 422, or 400 where the request cannot be read at all.</summary>
    Invalid,

    /// <summary>There is no such thing, or the asker may not know that there is: 404.</summary>
    NotFound,

    /// <summary>The thing has changed, or stands in a state that does not allow this: 409.</summary>
    Conflict,

    /// <summary>The asker is known but lacks the right: 403.</summary>
    Forbidden,

    /// <summary>The asker is not known: 401.</summary>
    Unauthenticated,

    /// <summary>Too many tries or too much at once: 429.</summary>
    TooMany,
}

/// <summary>An expected refusal. Its text in both languages stands in the resources under <paramref name="Code"/>.</summary>
/// <param name="Kind">The sort of refusal.</param>
/// <param name="Code">Permanent, dotted, lower case, the module first: <c>reporting.submission.period-closed</c>.</param>
/// <param name="Field">The place, as the sender wrote it (<c>figures[3].value</c>); null where the whole request is meant.</param>
/// <param name="Args">What the text names, by the order of its placeholders.</param>
public sealed record Error(ErrorKind Kind, string Code, string? Field = null, params object?[] Args)
{
    /// <summary>A refusal of form or content at a place.</summary>
    public static Error Invalid(string code, string? field = null, params object?[] args) => new(ErrorKind.Invalid, code, field, args);

    /// <summary>There is no such thing for this asker.</summary>
    public static Error NotFound(string code, params object?[] args) => new(ErrorKind.NotFound, code, null, args);

    /// <summary>The state does not allow this.</summary>
    public static Error Conflict(string code, params object?[] args) => new(ErrorKind.Conflict, code, null, args);

    /// <summary>The asker lacks the right.</summary>
    public static Error Forbidden(string code, params object?[] args) => new(ErrorKind.Forbidden, code, null, args);
}

/// <summary>A value, or the refusals (at least one) that stand in its place.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;
    private readonly IReadOnlyList<Error>? _errors;

    private Result(T value) => _value = value;

    private Result(IReadOnlyList<Error> errors) => _errors = errors;

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => _errors is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsOk"/> first.</exception>
    public T? Value => IsOk ? _value : throw new InvalidOperationException($"Refused: {_errors![0].Code}");

    /// <summary>The refusals; empty where there is a value.</summary>
    public IReadOnlyList<Error> Errors => _errors ?? [];

    /// <summary>The first refusal.</summary>
    /// <exception cref="InvalidOperationException">There is a value.</exception>
    public Error Error => _errors is { } errors ? errors[0] : throw new InvalidOperationException("Not refused.");

    /// <summary>A value as a result.</summary>
    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>A refusal as a result.</summary>
    public static implicit operator Result<T>(Error error) => new([error]);

    /// <summary>Several refusals as a result.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Result<T> Refused(IReadOnlyList<Error> errors) =>
        errors.Count > 0 ? new(errors) : throw new ArgumentException("A refusal needs at least one error.", nameof(errors));
}
