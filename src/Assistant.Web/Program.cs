using Assistant.Hosting;
using Assistant.Web.Api;
using Assistant.Web.Chat;
using Assistant.Web.Conversations;
using Assistant.Web.Drafts;
using Assistant.Web.Generation;
using Assistant.Web.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;
using Assistant.Web.Reports;
using Assistant.Web.Tools;

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
builder.AddPageFiles();
builder.AddLimits();
builder.AddIndexing();
builder.AddGeneration();
builder.AddChat();
builder.AddConversations();
builder.AddApi();
builder.AddTools();
builder.AddOperation();
builder.AddQuietConsole();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseAuditUser();
app.UseServing();
app.UseClientRate();
app.UseApiFaults();
app.UsePageFiles();

app.MapChat();
app.MapApi();
app.MapTools();
app.MapConversations();
app.MapDrafts();
app.MapLibrary();
app.MapReports();
app.MapOperator();
app.MapHealth();
app.MapPage();

return await app.RunUntilStoppedAsync();
