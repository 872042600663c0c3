Console.WriteLine("assistant");
