// System.Threading has a Monitor too.
global using Monitor = SecretMonitor.Monitors.Monitor;
