namespace Gust.Monitoring.SystemAccount;

/// <summary>A request and who deals with it.</summary>
internal readonly record struct RequestErrand(SystemRequest Request, Action<SystemRequest> Handler);
