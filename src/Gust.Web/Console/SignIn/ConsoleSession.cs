namespace Gust.Web.Console.SignIn;

/// <summary>Somebody who has signed in.</summary>
/// <param name="User">Empty: by the token.</param>
/// <param name="PolicyVersion">Of the server's rules when that was checked: after a reload it has to be checked anew.</param>
/// <param name="Until">When the session ends unless it is used.</param>
internal sealed record ConsoleSession(string User, long PolicyVersion, DateTimeOffset Until);
