using System.Collections;
using System.Reflection;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Tests.Secrecy;

/// <summary>A place where free text comes in: a use case's method.</summary>
internal sealed record FreeTextDoor(Type UseCase, MethodInfo Method)
{
    public string Name => $"{UseCase.Name}.{Method.Name}";
}

/// <summary>Finds every use case that takes free text, by its shape: a module that is added later is among them without anybody thinking of it.</summary>
internal static class FreeTextDoors
{
    // They answer questions: what they are asked is not kept.
    private static readonly string[] Questions = ["Get", "List", "Find", "Preview", "Verify", "Check", "Read"];

    /// <summary>All of them.</summary>
    public static IEnumerable<FreeTextDoor> All() =>
        from type in typeof(GiaoBanDbContext).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false, IsPublic: true } && !Array.Exists(Questions, q => type.Name.StartsWith(q, StringComparison.Ordinal))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where AnswersResult(method.ReturnType) && !Array.Exists(Questions, q => method.Name.StartsWith(q, StringComparison.Ordinal))
            && method.GetParameters().Any(p => p.ParameterType != typeof(Actor) && p.ParameterType != typeof(ActingPost) && HoldsText(p.ParameterType, 0))
        select new FreeTextDoor(type, method);

    /// <summary>How many texts a request of the method has.</summary>
    public static int TextsOf(FreeTextDoor door)
    {
        var counted = new Planter(int.MaxValue);
        foreach (var parameter in door.Method.GetParameters())
        {
            counted.Make(parameter.ParameterType, 0);
        }

        return counted.Texts;
    }

    /// <summary>The arguments of a call whose text of a number bears a mark, the others none.</summary>
    public static object?[] Marked(FreeTextDoor door, int number)
    {
        var planter = new Planter(number);
        return [.. door.Method.GetParameters().Select(p => planter.Make(p.ParameterType, 0))];
    }

    private static bool AnswersResult(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0] is { IsGenericType: true } answer
        && answer.GetGenericTypeDefinition() == typeof(Result<>);

    private static bool HoldsText(Type type, int depth) =>
        type == typeof(string)
        || (depth < 6 && type.IsGenericType && type.GetGenericArguments().Any(a => HoldsText(a, depth + 1)))
        || (depth < 6 && type.Namespace?.StartsWith("GiaoBan.", StringComparison.Ordinal) == true && !type.IsEnum && !IsService(type)
            && type.GetProperties().Any(p => p.PropertyType != type && HoldsText(p.PropertyType, depth + 1)));

    // What comes from DI is no request.
    private static bool IsService(Type type) => type.GetConstructors() is { Length: > 0 } made && made.All(c => c.GetParameters().Any(p => p.ParameterType.IsClass && p.ParameterType.Name.EndsWith("Context", StringComparison.Ordinal)));

    /// <summary>Makes values of any request type; the text of one number bears the mark.</summary>
    private sealed class Planter(int marked)
    {
        public int Texts { get; private set; }

        public object? Make(Type type, int depth)
        {
            if (type == typeof(string))
            {
                return Texts++ == marked ? "TUYỆT MẬT" : "Bình thường";
            }

            if (type == typeof(Actor))
            {
                var post = new ActingPost(Guid.Empty, "van-phong", "Văn phòng", Guid.Empty, "van-phong", "Văn phòng", [.. Roles.All], null);
                return new Actor(1, Guid.Empty, Guid.Empty, "Nguyễn Thị Thử", "thu", [post]);
            }

            if (type == typeof(CancellationToken))
            {
                return CancellationToken.None;
            }

            if (type.IsArray || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type)))
            {
                return MakeMany(type, depth);
            }

            if (type == typeof(LocalDate))
            {
                return new LocalDate(2026, 8, 20);
            }

            return type.IsValueType ? Activator.CreateInstance(type) : depth > 5 || typeof(Delegate).IsAssignableFrom(type) ? null : MakeRecord(type, depth);
        }

        private object? MakeMany(Type type, int depth)
        {
            var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().LastOrDefault() ?? typeof(object);
            if (element == typeof(byte))
            {
                return Array.Empty<byte>();
            }

            if (type.GetGenericArguments() is [var key, var value])
            {
                var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
                pairs.Add(key == typeof(string) ? "a" : Activator.CreateInstance(key)!, Make(value, depth + 1));
                return pairs;
            }

            var many = Array.CreateInstance(element, 1);
            many.SetValue(Make(element, depth + 1), 0);
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element), [many])!;
            return type.IsInstanceOfType(many) ? many : type.IsInstanceOfType(list) ? list : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), [list]);
        }

        private object? MakeRecord(Type type, int depth)
        {
            var made = type.IsAbstract ? Array.Find(type.GetNestedTypes(), n => n.IsSubclassOf(type) && n.GetProperties().Any(p => p.Name == "Text")) : type;
            if (made?.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault() is not { } constructor)
            {
                return null;
            }

            var value = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, depth + 1))]);
            var named = constructor.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var property in made.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && !named.Contains(p.Name) && p.PropertyType == typeof(string)))
            {
                property.SetValue(value, Make(typeof(string), depth + 1));
            }

            return value;
        }
    }
}
