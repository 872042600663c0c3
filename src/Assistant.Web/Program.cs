using Assistant.Web.Chat;
using Assistant.Web.Generation;
using Assistant.Web.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.RefuseSecretsInTheOpen();
builder.AddIndexing();
builder.AddGeneration();
builder.AddChat();
builder.AddQuietConsole();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseDefaultFiles();
app.UseStaticFiles();

app.MapChat();
app.MapReports();
app.MapHealth();
app.MapFallbackToFile("index.html");

return await app.RunUntilStoppedAsync();
