using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GiaoBan.Tests.Pages;

public sealed class ProblemMapperTests
{
    private static readonly Text Vietnamese = new App.Shared.Texts(strict: true).In(Language.Vietnamese);

    [Theory]
    [InlineData(ErrorKind.Invalid, 422)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.Unauthenticated, 401)]
    [InlineData(ErrorKind.TooMany, 429)]
    public void ToProblem_OfEachKind_HasItsStatusAndTitle(ErrorKind kind, int status)
    {
        var problem = ProblemMapper.ToProblem([new Error(kind, "app.field.missing")], Vietnamese);
        Assert.Equal(status, problem.Status);
        Assert.NotEmpty(problem.Title!);
        Assert.Equal("app.field.missing", problem.Extensions["code"]);
        Assert.DoesNotContain("errors", problem.Extensions.Keys);
    }

    [Fact]
    public void ToProblem_OfSeveralRefusals_GroupsThemByField()
    {
        var problem = ProblemMapper.ToProblem(
            [
                Error.Invalid("app.field.missing", "plan[0].date"),
                Error.Invalid("app.field.not-a-number", "figures[3].value"),
                Error.Invalid("app.field.unreadable", "figures[3].value", "x"),
            ],
            Vietnamese);
        var errors = Assert.IsType<Dictionary<string, string[]>>(problem.Extensions["errors"]);
        Assert.Equal(["plan[0].date", "figures[3].value"], errors.Keys);
        Assert.Equal(2, errors["figures[3].value"].Length);
        Assert.Equal(Vietnamese["app.field.missing"], problem.Detail);
    }

    [Fact]
    public void Add_OfRefusals_PutsEachAtItsFieldAndTheRestOnTop()
    {
        var state = new ModelStateDictionary();
        state.Add([Error.Invalid("app.field.missing", "title"), Error.Conflict("app.problem.conflict")], Vietnamese, "Input");
        Assert.Equal(Vietnamese["app.field.missing"], Assert.Single(state["Input.title"]!.Errors).ErrorMessage);
        Assert.Single(state[""]!.Errors);
    }
}
