// Draws the chart from the table, so that both always say the same.
const place = document.getElementById('chart');
if (place) {
  const rows = [...document.querySelectorAll('#towns tbody tr')].map(row => row.dataset).reverse();
  place.style.height = `${90 + 26 * rows.length}px`;
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    legend: { top: 0 },
    grid: { left: 8, right: 40, top: 36, bottom: 8, containLabel: true },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: rows.map(row => row.name) },
    series: [
      { name: place.dataset.target, type: 'bar', data: rows.map(row => +row.target), itemStyle: { color: '#c3d3e3' }, barGap: '-100%', barWidth: 14, z: 1 },
      { name: place.dataset.filed, type: 'bar', data: rows.map(row => +row.filed), itemStyle: { color: '#1d5fa8' }, barWidth: 14, z: 2, label: { show: true, position: 'right' } },
    ],
  });
  addEventListener('resize', () => chart.resize());
}
