using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

/// <summary>What the compiled code of a type names: other types, texts, calls. Closures and state machines count as the type that holds them.</summary>
internal static class TypeUses
{
    /// <summary>Every type that a type names in its shape and in its code, element types and type arguments too.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) => Named(type).OfType<TypeReference>().SelectMany(Parts);

    /// <summary>Every instruction of a type.</summary>
    public static IEnumerable<Instruction> CodeOf(TypeDefinition type) => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions);

    /// <summary>The texts in a type's code.</summary>
    public static IEnumerable<string> TextsOf(TypeDefinition type) => CodeOf(type).Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand);

    /// <summary>The namespace of the outermost type.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Namespace;
    }

    private static IEnumerable<TypeReference?> Named(TypeDefinition type)
    {
        var shape = type.Interfaces.Select(i => i.InterfaceType)
            .Append(type.BaseType)
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.CustomAttributes.Select(a => a.AttributeType))
            .Concat(type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
        var methods = type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType)
            .Append(m.ReturnType)
            .Concat(m.CustomAttributes.Select(a => a.AttributeType))
            .Concat(m.HasBody ? m.Body.Variables.Select(v => v.VariableType) : []));
        return shape.Concat(methods).Concat(CodeOf(type).SelectMany(Operands));
    }

    private static IEnumerable<TypeReference> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification made => Parts(made.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
