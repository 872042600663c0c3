using Assistant.Hosting;
using Assistant.Web.Api;
using Assistant.Web.Chat;
using Assistant.Web.Generation;
using Assistant.Web.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
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
builder.AddLimits();
builder.AddIndexing();
builder.AddGeneration();
builder.AddChat();
builder.AddApi();
builder.AddTools();
builder.AddQuietConsole();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseServing();
app.UseClientRate();
app.UseApiFaults();
app.UseDefaultFiles();
app.UseStaticFiles();

app.MapChat();
app.MapApi();
app.MapTools();
app.MapHealth();
app.MapFallbackToFile("index.html");

return await app.RunUntilStoppedAsync();
