namespace Gust.Cli.Templates;

/// <summary>A template that cannot be understood, told in one sentence.</summary>
internal sealed class TemplateException(string message) : Exception(message);
