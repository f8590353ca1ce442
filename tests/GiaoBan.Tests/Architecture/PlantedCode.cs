using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

/// <summary>Code in memory that breaks a rule on purpose: the proof that the rule can fail.</summary>
internal sealed class PlantedCode : IDisposable
{
    private readonly AssemblyDefinition _assembly = AssemblyDefinition.CreateAssembly(new("Planted", new Version(1, 0)), "Planted", ModuleKind.Dll);

    public ModuleDefinition Module => _assembly.MainModule;

    /// <summary>A class <c>Namespace.Name</c>.</summary>
    public TypeDefinition Class(string fullName, Type? of = null)
    {
        var at = fullName.LastIndexOf('.');
        var made = new TypeDefinition(
            fullName[..at], fullName[(at + 1)..], TypeAttributes.Class | TypeAttributes.Public, of is null ? Module.TypeSystem.Object : Module.ImportReference(of));
        Module.Types.Add(made);
        return made;
    }

    /// <summary>A method of a class with instructions.</summary>
    public PlantedCode Method(TypeDefinition type, Action<ILProcessor> body)
    {
        var method = new MethodDefinition("Do" + type.Methods.Count, MethodAttributes.Public, Module.TypeSystem.Void);
        body(method.Body.GetILProcessor());
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(method);
        return this;
    }

    public void Dispose() => _assembly.Dispose();
}
