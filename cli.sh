set -e
L="/tmp/h/e1/.venv/bin/python -m leftshift"; export PYTHONPATH=/tmp/h/e1/desktop
rm -rf /tmp/h/e1-cli; mkdir /tmp/h/e1-cli; cd /tmp/h/e1-cli
$L new QWE a.leftshift; $L set a.leftshift shares.community=12% running_costs.cut=50% assumptions.overspend=20% --into b.leftshift
$L set a.leftshift shares.community=12% --into b.leftshift || true
$L set a.leftshift shares.comm=12% 2>&1 | cut -c1-200 || true
time $L export b.leftshift --to out 2>/dev/null | wc -l
$L export b.leftshift --to out --kind html || true
$L export b.leftshift --to out --kind html --force
$L compare a.leftshift b.leftshift | head -30
$L compare a.leftshift b.leftshift --format xlsx --to c.xlsx; $L compare a.leftshift b.leftshift --format html --to c.html;  $L compare a.leftshift b.leftshift --format json | head -5
time $L sweep b.leftshift running_costs.cut=0:50%:25% shares.community=10%:12%:1% --areas QWE,QMM | head -5
time $L sweep b.leftshift shares.community=0:30%:0.1% 2>/dev/null | wc -l
