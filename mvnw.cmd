@echo off
rem Runs Maven for the EMG adapter, with a JDK that can build it. The same steps as mvnw, for Windows 10 and later.
setlocal EnableExtensions DisableDelayedExpansion
set "WANTED=25"
set "BEST=0"
set "JDK="

call :look "%JAVA_HOME%"
if defined JDK goto jdk
call :look "%JAVA25_HOME%"
call :look "%JDK25_HOME%"
for %%P in (java.exe) do if not "%%~$PATH:P"=="" call :look "%%~dp$PATH:P.."
for %%R in (Java "Eclipse Adoptium" Microsoft Zulu BellSoft "Amazon Corretto") do (
  for /d %%D in ("%ProgramFiles%\%%~R\*") do call :look "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\.m2\jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do (
  call :look "%%~D"
  call :look "%%~D\current"
)
if defined JDK goto jdk
if exist "%USERPROFILE%\.m2\toolchains.xml" goto maven
echo The EMG adapter needs a JDK %WANTED% or later: install one, or set JAVA_HOME to where it stands. 1>&2
exit /b 1

:jdk
set "JAVA_HOME=%JDK%"
rem Maven's own libraries call what a JDK this new warns about on every start.
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"

:maven
where /q mvn.cmd || goto own
call mvn.cmd -v 2>nul | findstr /r /c:"Apache Maven [12]\." /c:"Apache Maven 3\.[0-5]\." /c:"Apache Maven 3\.6\.[0-2]" >nul && goto own
call mvn.cmd %*
exit /b %ERRORLEVEL%

:own
for /f "usebackq tokens=1,2 delims==" %%A in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
  if "%%A"=="mavenVersion" set "VERSION=%%B"
  if "%%A"=="mavenSha512" set "SHA512=%%B"
)
set "NAME=apache-maven-%VERSION%"
set "DIST=%USERPROFILE%\.m2\wrapper\dists\%NAME%"
if exist "%DIST%\home\bin\mvn.cmd" goto run
set "URL=https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/%NAME%-bin.tar.gz"
set "WORK=%DIST%\fetch.%RANDOM%"
mkdir "%WORK%" || exit /b 1
echo Fetching Maven %VERSION% from %URL% 1>&2
curl.exe -fsSL -o "%WORK%\maven.tar.gz" "%URL%" || goto failed
certutil -hashfile "%WORK%\maven.tar.gz" SHA512 | findstr /i /x "%SHA512%" >nul || goto failed
tar.exe -xzf "%WORK%\maven.tar.gz" -C "%WORK%" || goto failed
move "%WORK%\%NAME%" "%DIST%\home" >nul || goto failed
rmdir /s /q "%WORK%"

:run
call "%DIST%\home\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:failed
rmdir /s /q "%WORK%"
echo Maven %VERSION% could not be fetched whole from %URL%: install Maven 3.6.3 or later and put mvn on the PATH. 1>&2
exit /b 1

rem Remembers the JDK in a directory if it is new enough and newer than the best so far.
:look
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f tokens^=2^ delims^=^=^".- %%V in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do call :keep %%V "%~1"
exit /b 0

:keep
if %1 lss %WANTED% exit /b 0
if %1 leq %BEST% exit /b 0
set "BEST=%1"
set "JDK=%~2"
exit /b 0
