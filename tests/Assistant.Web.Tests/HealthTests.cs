using System.Net;
using System.Net.Http.Headers;
using Assistant.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>What the host says of itself, and how it gets out of trouble with its index.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task OutsidersAreToldNoMoreThanThatItServes()
    {
        await using var assistant = new RunningAssistant();
        await assistant.InitializeAsync();
        using var outside = new HttpClient { BaseAddress = assistant.Http.BaseAddress };

        Assert.Equal("""{"status":"ok"}""", await outside.GetStringAsync("/health/ready"));
        outside.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-key-that-is-wrong");
        Assert.Equal("""{"status":"ok"}""", await outside.GetStringAsync("/health/ready"));
        Assert.Contains("\"reports\":1", await assistant.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAReportItIsNotReadyAndNamesNoPathToOutsiders()
    {
        await using var assistant = new RunningAssistant(withCorpus: false);
        await assistant.StartWithoutIndexAsync();
        using var outside = new HttpClient { BaseAddress = assistant.Http.BaseAddress };

        using var response = await outside.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("""{"status":"unavailable"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AReportThatComesLaterMakesItReady()
    {
        await using var assistant = new RunningAssistant(withCorpus: false);
        await assistant.StartWithoutIndexAsync();

        assistant.AddReport();

        await RunningAssistant.UntilAsync(async () => (await assistant.Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task AnIndexThatIsLockedAtTheStartIsOpenedWhenTheLockIsGone()
    {
        await using var assistant = new RunningAssistant();
        await assistant.InitializeAsync();
        SqliteConnection? locked = null;
        await assistant.StopAsync();
        locked = Locked(assistant.DataFolder);
        await assistant.StartWithoutIndexAsync("locked");

        await locked.DisposeAsync();

        await RunningAssistant.UntilAsync(async () => (await assistant.Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task ADataFolderThatIsDeletedIsNotReady()
    {
        await using var assistant = new RunningAssistant();
        await assistant.InitializeAsync();

        Directory.Delete(assistant.DataFolder, recursive: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await assistant.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task WhatAnotherProcessIndexesIsServed()
    {
        await using var assistant = new RunningAssistant();
        await assistant.InitializeAsync();
        assistant.AddReport("another-2021.txt");

        await assistant.IngestBesideAsync();

        await RunningAssistant.UntilAsync(async () =>
            (await assistant.Http.GetStringAsync("/health/ready")).Contains("\"reports\":2", StringComparison.Ordinal)
        );
    }

    private static SqliteConnection Locked(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "assistant.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE settings SET value = value; COMMIT";
        command.ExecuteNonQuery();
        return connection;
    }
}
