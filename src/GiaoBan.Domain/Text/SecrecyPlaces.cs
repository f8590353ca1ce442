using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace GiaoBan.Domain.Text;

/// <summary>Every text in a request, with its place: what a request gains later is read without anybody thinking of it (LAW-2).</summary>
internal static class SecrecyPlaces
{
    private const int Deepest = 12;

    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    /// <summary>Whether any text of an object, or of what it holds, has the letters of a mark in it: a look without names, at which most requests end.</summary>
    public static bool MayShow(object? value, int depth = 0)
    {
        if (value is string text)
        {
            return SecrecyLetters.MayHold(text);
        }

        if (value is null || depth > Deepest || Known.GetOrAdd(value.GetType(), ShapeOf) is not { Holds: true } shape)
        {
            return false;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in value is IDictionary pairs ? pairs.Values : items)
            {
                if (MayShow(item, depth + 1))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var (_, property) in shape.Texts)
        {
            if (MayShow(property.GetValue(value), depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The texts of an object and of what it holds: lists by number (<c>parts[1].name</c>), dictionaries by key.</summary>
    public static IEnumerable<(string Field, string? Text)> Of(object? value, string field = "", int depth = 0)
    {
        if (value is string text)
        {
            return [(field, text)];
        }

        if (value is null || depth > Deepest || Known.GetOrAdd(value.GetType(), ShapeOf) is not { Holds: true } shape)
        {
            return [];
        }

        return value switch
        {
            IDictionary pairs => pairs.Keys.Cast<object>().SelectMany(key => Of(pairs[key], $"{field}[{key}]", depth + 1)),
            IEnumerable items => items.Cast<object?>().SelectMany((item, i) => Of(item, string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]"), depth + 1)),
            _ => shape.Texts.SelectMany(p => Of(p.Property.GetValue(value), field.Length == 0 ? p.Name : $"{field}.{p.Name}", depth + 1)),
        };
    }

    private static Shape ShapeOf(Type type) => new(MayHoldText(type), typeof(IEnumerable).IsAssignableFrom(type) ? [] :
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.CanRead && MayHoldText(p.PropertyType))
            .Select(p => (char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p)),
    ]);

    private sealed record Shape(bool Holds, (string Name, PropertyInfo Property)[] Texts);

    private static bool MayHoldText(Type type) =>
        type == typeof(string) || type == typeof(object)
        || (!type.IsPrimitive && !type.IsEnum && !type.IsPointer && !typeof(Delegate).IsAssignableFrom(type) && Nullable.GetUnderlyingType(type) is null
            && type.Namespace is { } home && (home.StartsWith("GiaoBan.", StringComparison.Ordinal) || home == "GiaoBan" || typeof(IEnumerable).IsAssignableFrom(type))
            && type != typeof(byte[]));
}
