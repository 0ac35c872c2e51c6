namespace SecretMonitor.Detections;

/// <summary>When a detection is part of a monitor whose detections nobody named.</summary>
public enum DetectionDefault
{
    /// <summary>Only when it is named.</summary>
    Never,

    /// <summary>Always.</summary>
    Always,

    /// <summary>When there is no list of allowed principals.</summary>
    WithoutAllowList,

    /// <summary>When there is a list of allowed principals.</summary>
    WithAllowList,
}
