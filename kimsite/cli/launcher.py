"""What opens kimsite by a double click, from the project's own folder."""

WINDOWS = """\
@echo off
rem Klik ganda berkas ini untuk membuka kimsite. Double-click this file to open kimsite.
chcp 65001 >nul
pushd "%~dp0"
set "KIMSITE="
if exist ".venv\\Scripts\\kimsite.exe" set "KIMSITE=.venv\\Scripts\\kimsite.exe"
if not defined KIMSITE py -3 -c "import kimsite" >nul 2>nul && set "KIMSITE=py -3 -m kimsite"
if not defined KIMSITE python -c "import kimsite" >nul 2>nul && set "KIMSITE=python -m kimsite"
if not defined KIMSITE goto missing
%KIMSITE% menu
if errorlevel 1 pause
goto end
:missing
echo kimsite belum terpasang di komputer ini.
echo 1. Pasang Python dari https://www.python.org/downloads/
echo 2. Buka Command Prompt di folder kimsite, lalu jalankan:  py -m pip install .
echo 3. Klik ganda berkas ini sekali lagi. Panduan kimsite, bab Memasang, memandu langkahnya.
pause
:end
popd
"""
UNIX = """\
#!/bin/sh
# Klik ganda berkas ini untuk membuka kimsite. Double-click this file to open kimsite.
cd "$(dirname "$0")" || exit 1
if [ -x .venv/bin/kimsite ]; then
    set -- .venv/bin/kimsite
elif command -v kimsite >/dev/null 2>&1; then
    set -- kimsite
elif [ -x "$HOME/.kimsite-python/bin/kimsite" ]; then
    set -- "$HOME/.kimsite-python/bin/kimsite"
elif python3 -c 'import kimsite' 2>/dev/null; then
    set -- python3 -m kimsite
else
    echo 'kimsite belum terpasang di komputer ini. Pasang dari folder kimsite:'
    echo '    python3 -m venv ~/.kimsite-python && ~/.kimsite-python/bin/pip install .'
    echo 'Panduan kimsite, bab Memasang, memandu langkahnya.'
    printf 'Tekan Enter untuk menutup. '
    read -r _
    exit 1
fi
exec "$@" menu
"""
LAUNCHERS = {"kimsite.bat": WINDOWS.replace("\n", "\r\n"), "kimsite.command": UNIX}
"""By name. Windows reads its own line ends only; both are plain ASCII, which every code page has."""
