; The Windows installer, for Inno Setup 6: iscc desktop\bundle\leftshift.iss, after python start.py bundle.
; It installs for one user and asks for no administrator.
; Prepared on Linux and not tried on Windows.

[Setup]
AppId={{6B3C3C0E-5E0B-4C0B-9C55-2F1B6C1E6F50}
AppName=Leftshift
AppVersion=0.1.0
AppPublisher=Leftshift contributors
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\Leftshift
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=leftshift-setup
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
UninstallDisplayIcon={app}\leftshift-window.exe

[Files]
Source: "..\..\dist\leftshift\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\Leftshift"; Filename: "{app}\leftshift-window.exe"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.leftshift"; ValueType: string; ValueData: "Leftshift.Plan"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Leftshift.Plan"; ValueType: string; ValueData: "Leftshift plan"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Leftshift.Plan\DefaultIcon"; ValueType: string; ValueData: "{app}\leftshift-window.exe,0"
Root: HKCU; Subkey: "Software\Classes\Leftshift.Plan\shell\open\command"; ValueType: string; ValueData: """{app}\leftshift-window.exe"" ""%1"""
