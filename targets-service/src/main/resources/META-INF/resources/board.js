// Draws the charts from what the page says, so that both always say the same.
const draw = (id, height, option) => {
  const place = document.getElementById(id);
  if (!place) return;
  place.style.height = `${height}px`;
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.setOption({ animation: false, ...option(place.dataset) });
  addEventListener('resize', () => chart.resize());
};

const rows = [...document.querySelectorAll('#towns tbody tr')].map(row => row.dataset).reverse();
draw('chart', 90 + 26 * rows.length, words => ({
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  legend: { top: 0 },
  grid: { left: 8, right: 40, top: 36, bottom: 8, containLabel: true },
  xAxis: { type: 'value' },
  yAxis: { type: 'category', data: rows.map(row => row.name) },
  series: [
    { name: words.target, type: 'bar', data: rows.map(row => +row.target), itemStyle: { color: '#c3d3e3' }, barGap: '-100%', barWidth: 14, z: 1 },
    { name: words.filed, type: 'bar', data: rows.map(row => +row.filed), itemStyle: { color: '#1d5fa8' }, barWidth: 14, z: 2, label: { show: true, position: 'right' } },
  ],
}));

// Past months as lines, promises as steps to the end of each year, and from today to the end of the year what is expected.
const source = document.getElementById('outlook');
if (source) {
  const outlook = JSON.parse(source.textContent);
  const monthEnd = month => new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7), 0)).toISOString().slice(0, 10);
  const atMost = (day, most) => (day < most ? day : most);
  const end = `${outlook.year}-12-31`;
  const forecast = outlook.own.forecast;
  const past = name => outlook.past.map(one => [atMost(monthEnd(one.month), outlook.asOf), one[name]]);
  const ahead = value => (outlook.asOf < end ? [[outlook.asOf, outlook.own.filedSlots], [end, value]] : []);
  const band = { type: 'line', stack: 'range', showSymbol: false, lineStyle: { opacity: 0 }, tooltip: { show: false } };
  draw('years', 300, words => ({
    tooltip: { trigger: 'axis' },
    legend: { top: 0, data: [words.target, words.filed, words.registered, ...(outlook.asOf < end ? [words.range] : [])] },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    xAxis: { type: 'time', axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value' },
    series: [
      { name: words.target, type: 'line', step: 'start', data: outlook.promised.map(one => [`${one.year}-12-31`, one.slots]), symbolSize: 9, itemStyle: { color: '#8aa3bc' }, lineStyle: { type: 'dashed' }, label: { show: true, formatter: one => one.value[1] } },
      { name: words.registered, type: 'line', data: past('registeredSlots'), showSymbol: false, itemStyle: { color: '#f0a500' } },
      { name: words.filed, type: 'line', data: past('filedSlots'), showSymbol: false, itemStyle: { color: '#1d5fa8' }, lineStyle: { width: 3 } },
      { ...band, data: ahead(forecast.lowSlots) },
      { ...band, name: words.range, data: outlook.asOf < end ? [[outlook.asOf, 0], [end, forecast.highSlots - forecast.lowSlots]] : [], areaStyle: { color: '#1d5fa8', opacity: 0.18 }, itemStyle: { color: '#8fb0d4' } },
      { type: 'line', data: ahead(forecast.expectedSlots), itemStyle: { color: '#1d5fa8' }, lineStyle: { type: 'dotted', width: 2 }, symbolSize: 7 },
    ],
  }));
}
