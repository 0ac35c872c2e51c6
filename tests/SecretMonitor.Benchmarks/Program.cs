Console.WriteLine("SecretMonitor");
