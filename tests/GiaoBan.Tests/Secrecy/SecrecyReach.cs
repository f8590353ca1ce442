using GiaoBan.Domain.Text;
using Mono.Cecil;

namespace GiaoBan.Tests.Secrecy;

/// <summary>Whether compiled code comes to the door of secrecy, however many methods lie between.</summary>
internal static class SecrecyReach
{
    private const int Farthest = 5;

    private static readonly string[] Doors = [typeof(SecrecyDoor).FullName!, typeof(SecrecyMarks).FullName!];

    /// <summary>Whether a method of a type reaches it; closures and the machines of async methods count as their method.</summary>
    public static bool Reaches(TypeDefinition type, string method)
    {
        var seen = new HashSet<MethodDefinition>();
        var open = type.Methods.Where(m => m.Name == method).ToList();
        for (var step = 0; step <= Farthest && open.Count > 0; step++)
        {
            List<MethodDefinition> next = [];
            foreach (var here in open.Where(seen.Add))
            {
                var named = here.HasBody ? here.Body.Instructions.Select(i => i.Operand).ToList() : [];
                if (named.OfType<MethodReference>().Any(m => Doors.Contains(m.DeclaringType.FullName)))
                {
                    return true;
                }

                next.AddRange(named.OfType<MethodReference>().Select(m => m.Resolve()).Where(m => m?.Module == type.Module));
                next.AddRange(MachinesOf(here).SelectMany(m => m.Methods));
            }

            open = next;
        }

        return false;
    }

    private static IEnumerable<TypeDefinition> MachinesOf(MethodDefinition method) =>
        method.CustomAttributes.Where(a => a.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)).Select(a => ((TypeReference)a.ConstructorArguments[0].Value).Resolve());
}
