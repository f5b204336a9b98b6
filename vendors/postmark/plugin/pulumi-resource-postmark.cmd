@echo off
rem As pulumi-resource-postmark, for Windows.
set "node=%~dp0..\..\node_modules\.bin\node.cmd"
if not exist "%node%" set "node=node"
call "%node%" "%~dp0plugin.ts" %*
