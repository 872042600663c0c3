@echo off
rem Starts the web host and prints the address of the page. Arguments are settings: start.cmd --urls http://localhost:5081
setlocal
if not exist "%~dp0corpus\" (
  mkdir "%~dp0corpus"
  copy /y "%~dp0app\examples\*.txt" "%~dp0corpus\" >nul
)
"%~dp0app\Assistant.Web.exe" %*
rem A window that was opened by a double click would close before anyone could read why the start failed.
if errorlevel 1 pause
