// What a chart shows now stands as text above it. Where a chart keeps its own alternative text from
// move to move, that text describes it by ear too, and follows each move without another drawing.

const TOLD = {
  part: '[class*="st-key-"][class*="-told"]',
  finding: '[data-testid="stMarkdownContainer"]',
  chart: '[data-testid="stVegaLiteChart"]',
}

function describeChartsByTheirFindings() {
  if (window.__gozinToldCharts) return
  window.__gozinToldCharts = true

  tendTo(TOLD.part, part => {
    const finding = part.querySelector(TOLD.finding)
    const chart = part.querySelector(TOLD.chart)
    if (!finding || !chart) return
    finding.id = [...part.classList].find(name => name.startsWith("st-key-"))
    if (chart.getAttribute("aria-describedby") === finding.id) return
    chart.setAttribute("aria-describedby", finding.id)
  })
}
