using Assistant.Hosting;
using Assistant.Web.Chat;
using Assistant.Web.Drafts;
using Assistant.Web.Generation;
using Assistant.Web.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Reports;

if (args is ["--version"])
{
    Console.WriteLine(ProgramVersion.Current);
    return 0;
}

var builder = WebApplication.CreateBuilder(ContentRoot.Options(args));
builder.AddSiteSettings();
builder.RefuseSecretsInTheOpen();
builder.ListenAtHomeByDefault();
builder.AddServiceLifetimes();
builder.Services.AddAssistant(builder.Configuration);
builder.AddServing();
builder.AddLimits();
builder.AddIndexing();
builder.AddGeneration();
builder.AddChat();
builder.AddQuietConsole();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseServing();
app.UseClientRate();
app.UseDefaultFiles();
app.UseStaticFiles();

app.MapChat();
app.MapDrafts();
app.MapLibrary();
app.MapReports();
app.MapHealth();
app.MapFallbackToFile("index.html");

return await app.RunUntilStoppedAsync();
