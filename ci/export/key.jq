# What headroom calls the issue at an address: shop/web#12 of
# https://host/shop/web/issues/12 and https://host/shop/web/-/issues/12.
def key: split("/") | (.[3:-2] | if .[-1] == "-" then .[:-1] else . end |
    join("/")) + "#" + .[-1];
