# Gives each node of the benchmark a link of its own. On the loopback of this network namespace whatever leaves
# 127.0.1.i leaves at no more than the rate; what comes from 127.0.0.1, requests and acknowledgements, is free.
#
#   unshare --net --map-root-user sh limited-links.sh MEGABYTES_PER_SECOND NODES COMMAND…
set -eu
# Where Debian keeps ip and tc, which is not on everybody's path.
PATH=$PATH:/usr/sbin:/sbin
rate=$1
nodes=$2
shift 2

ip link set lo up
tc qdisc add dev lo root handle 1: htb
node=1
while [ "$node" -le "$nodes" ]; do
  class=1:$(printf %x "$node")
  tc class add dev lo parent 1: classid "$class" htb rate "${rate}mbps" burst 1mb cburst 1mb quantum 65536
  tc filter add dev lo parent 1: protocol ip prio 1 u32 match ip src "127.0.1.$node/32" flowid "$class"
  node=$((node + 1))
done
exec "$@"
