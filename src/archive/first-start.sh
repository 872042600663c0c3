# Sourced by start.sh and assistant. An upgrade must not bring back an example that somebody removed,
# so the example is copied only when there is no corpus folder at all.
if [ ! -d "$home/corpus" ]; then
    mkdir "$home/corpus"
    cp "$home"/app/examples/*.txt "$home/corpus/"
fi
