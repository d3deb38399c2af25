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

  const describe = () => {
    for (const part of document.querySelectorAll(TOLD.part)) {
      const finding = part.querySelector(TOLD.finding)
      const chart = part.querySelector(TOLD.chart)
      if (!finding || !chart) continue
      finding.id = [...part.classList].find(name => name.startsWith("st-key-"))
      if (chart.getAttribute("aria-describedby") === finding.id) continue
      chart.setAttribute("aria-describedby", finding.id)
    }
  }
  new MutationObserver(describe).observe(document.body, { subtree: true, childList: true })
  describe()
}
