@echo off
rem The command line: assistant ask "..."
setlocal
if not exist "%~dp0corpus\" (
  mkdir "%~dp0corpus"
  copy /y "%~dp0app\examples\*.txt" "%~dp0corpus\" >nul
)
"%~dp0app\assistant.exe" %*
exit /b %errorlevel%
