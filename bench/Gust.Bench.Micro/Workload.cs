using System.Text;

namespace Gust.Bench.Micro;

/// <summary>Subjects as a fleet of devices has them: four fifths literal, one fifth with a wildcard in different places.</summary>
internal static class Workload
{
    private const int Tenants = 1_000;

    public static byte[] Subscription(int i) => Encoding.ASCII.GetBytes((i % 10) switch
    {
        8 => i % 20 < 10 ? $"tenant.{i % Tenants}.device.{i}.>" : $"tenant.{i % Tenants}.device.{i}.*",
        9 => i % 20 < 10 ? $"tenant.*.device.{i}.state" : $"tenant.{i % Tenants}.*.{i}.state",
        _ => $"tenant.{i % Tenants}.device.{i}.state",
    });

    /// <summary>A subject of a device that may be subscribed to; one in eight has no literal subscription.</summary>
    public static byte[] Published(int i) => Encoding.ASCII.GetBytes($"tenant.{i % Tenants}.device.{i}.{(i % 8 == 0 ? "alarm" : "state")}");
}
