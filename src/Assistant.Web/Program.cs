using Assistant.Hosting;
using Assistant.Web.Chat;
using Assistant.Web.Conversations;
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
builder.AddPageFiles();
builder.AddLimits();
builder.AddIndexing();
builder.AddGeneration();
builder.AddChat();
builder.AddConversations();
builder.AddQuietConsole();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseServing();
app.UseClientRate();
app.UsePageFiles();

app.MapChat();
app.MapConversations();
app.MapDrafts();
app.MapLibrary();
app.MapReports();
app.MapHealth();
app.MapPage();

return await app.RunUntilStoppedAsync();
