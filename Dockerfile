# syntax=docker/dockerfile:1
# The web host: docker build -t assistant . && docker run -p 8080:8080 -v ./corpus:/corpus -v assistant-data:/data assistant

FROM node:22-slim AS page
WORKDIR /src/Assistant.Web/Client
COPY src/Assistant.Web/Client/package.json src/Assistant.Web/Client/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/Assistant.Web/Client ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /repository
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY prompts prompts
COPY src src
RUN dotnet publish src/Assistant.Web -c Release -o /app -p:SkipClient=true

# The full image, not a chiseled one: Chinese text is folded by ICU, which those leave out.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY --from=page /src/Assistant.Web/wwwroot ./wwwroot
RUN mkdir /corpus /data /conversations && chown "$APP_UID" /data /conversations
COPY corpus /corpus
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 \
    Index__CorpusDirectory=/corpus \
    Index__DataDirectory=/data \
    Conversations__Folder=/conversations
EXPOSE 8080
VOLUME /data /conversations
# /health/live answers while the process lives, /health/ready once questions can be asked.
ENTRYPOINT ["dotnet", "Assistant.Web.dll"]
