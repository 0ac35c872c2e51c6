// System.Threading is an implicit using and has a Monitor of its own.
global using Monitor = SecretMonitor.Monitors.Monitor;
