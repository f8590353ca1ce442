namespace GiaoBan.Domain.Text;

/// <summary>What a typed text says as a number (ALL-1): nothing, one number, something to ask about, or no number.</summary>
public abstract record NumberReading
{
    private NumberReading()
    {
    }

    /// <summary>Nothing was typed. Empty is empty: it is never 0.</summary>
    public sealed record Empty : NumberReading;

    /// <summary>The text has one meaning.</summary>
    /// <param name="Number">The exact number.</param>
    public sealed record Value(decimal Number) : NumberReading;

    /// <summary>The text is unclear: the writer must be asked, nothing may be stored.</summary>
    /// <param name="Options">
    /// At least one: what the writer may have meant. The reading that follows Vietnamese writing stands first, then the separator
    /// as a decimal mark, then the digits joined. One option alone (<c>0.5</c>) still asks: it is not written the Vietnamese way.
    /// </param>
    public sealed record Ambiguous(IReadOnlyList<decimal> Options) : NumberReading
    {
        /// <summary>Same options in the same order.</summary>
        public bool Equals(Ambiguous? other) => other is not null && Options.SequenceEqual(other.Options);

        /// <inheritdoc/>
        public override int GetHashCode() => Options.Aggregate(17, HashCode.Combine);
    }

    /// <summary>The text is no number; the error says how to mend it.</summary>
    /// <param name="Error">Codes <c>text.number.*</c>.</param>
    public sealed record Refused(Error Error) : NumberReading;
}
